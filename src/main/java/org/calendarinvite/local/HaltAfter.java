package org.calendarinvite.local;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.quarkus.main.events.BeforeConfigure;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.calendarinvite.settings.Settings;

/** For crash tests: ends the process as SIGKILL would, right after a step has run; once, so that a restart goes on. */
@ApplicationScoped
@Unremovable
class HaltAfter {

    private static final int AS_IF_KILLED = 137;

    void arm(@Observes BeforeConfigure event, Settings settings) {
        if (settings.world() != Settings.World.EMBEDDED) return;
        settings.embedded().haltAfter().ifPresent(step -> {
            Path marker = settings.data().resolve("halted-after-" + step.replaceAll("[^A-Za-z0-9-]", "_"));
            if (Files.exists(marker)) return;
            CamelContext camel = event.getMain().getCamelContext();
            camel.getCamelContextExtension().addInterceptStrategy(new Halt(step, marker));
        });
    }

    private record Halt(String step, Path marker) implements InterceptStrategy {

        @Override
        public Processor wrapProcessorInInterceptors(
                CamelContext camel, NamedNode node, Processor target, Processor next) {
            if (!step.equals(node.getId())) return target;
            AsyncProcessor inner = AsyncProcessorConverterHelper.convert(target);
            return new DelegateAsyncProcessor(inner) {
                @Override
                public boolean process(Exchange exchange, AsyncCallback callback) {
                    return super.process(exchange, done -> {
                        halt();
                        callback.done(done);
                    });
                }
            };
        }

        private void halt() {
            try {
                Disk.write(marker, new byte[0]);
            } catch (IOException e) {
                throw new IllegalStateException("Cannot write " + marker, e);
            }
            Runtime.getRuntime().halt(AS_IF_KILLED);
        }
    }
}
