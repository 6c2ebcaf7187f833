package org.calendarinvite.conformance;

import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.platform.commons.support.ReflectionSupport;

/** A test that says which lines it proves. */
record Proof(Class<?> in, Method test) {

    private static final Comparator<Proof> ORDER = Comparator.comparing(Proof::place);

    /** Every one of the unit tests; whole-server tests and the test that asks are not looked at. */
    static List<Proof> all() throws URISyntaxException {
        var tests = Conforms.class.getProtectionDomain().getCodeSource().getLocation();
        return ReflectionSupport.findAllClassesInClasspathRoot(
                        tests.toURI(), found -> found != ConformanceTest.class, name -> !name.endsWith("IT"))
                .stream()
                .flatMap(Proof::in)
                .sorted(ORDER)
                .toList();
    }

    private static Stream<Proof> in(Class<?> found) {
        return Arrays.stream(found.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Conforms.class))
                .map(method -> new Proof(found, method));
    }

    boolean proves(int number) {
        return lines().contains(number);
    }

    List<Integer> lines() {
        return Arrays.stream(test.getAnnotation(Conforms.class).value()).boxed().toList();
    }

    /** As JUnit names it too. */
    String place() {
        return place(in.getName(), test.getName());
    }

    static String place(String in, String test) {
        return in + "." + test;
    }

    /** The name of the test in words: {@code aWholeDayStaysADay} is {@code a whole day stays a day}. */
    String sentence() {
        return test.getName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    /** Of the file, below the project. */
    String path() {
        return "src/test/java/" + in.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java";
    }
}
