package org.calendarinvite.world;

import java.util.List;

/** The server gets SIGKILL the moment it has acknowledged something, each time, and is started again. */
public class KilledWorld implements World {

    private final RunningServer server;
    private World world;
    private int kills;

    public KilledWorld(RunningServer server) {
        this.server = server;
        this.world = new EmbeddedWorld(server);
    }

    @Override
    public void send(Mail mail) {
        world.send(mail);
        killAndRestart();
    }

    @Override
    public List<ReceivedMail> inbox(String address) {
        return world.inbox(address);
    }

    @Override
    public Api api() {
        return question -> {
            var answer = world.api().call(question);
            if (!question.asksOnly()) killAndRestart();
            return answer;
        };
    }

    public int kills() {
        return kills;
    }

    private void killAndRestart() {
        server.kill();
        server.restart();
        world = new EmbeddedWorld(server);
        kills++;
    }
}
