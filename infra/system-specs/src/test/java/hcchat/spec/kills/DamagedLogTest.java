package hcchat.spec.kills;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.harness.KafkaDamage;
import hcchat.harness.Server;
import hcchat.harness.Visitors;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The log is a copy: whatever becomes of it, the store makes up for it, for sockets that were there before, for those
/// that come, and for the replay index.
@Timeout(300)
class DamagedLogTest {
    private static final int ROOMS = 3;
    private static final int BEFORE = 300;
    private static final int AFTER = 200;

    @TempDir
    static Path folder;

    private static Server server;

    private final Visitors visitors = new Visitors();

    @BeforeAll
    static void startServer() {
        server = Server.in(folder).start();
    }

    @AfterAll
    static void closeServer() {
        server.close();
    }

    @AfterEach
    void leave() {
        visitors.close();
    }

    @Test
    void nothing_is_lost_or_told_twice_when_the_logs_folder_is_deleted() throws Exception {
        BusyRooms rooms = inMidLoad("deleted ");
        server.killAll();
        KafkaDamage.to(server).deleteAll();
        server.start();
        goesOn(rooms);
    }

    @Test
    void nothing_is_lost_or_told_twice_when_the_end_of_the_log_is_cut_off() throws Exception {
        BusyRooms rooms = inMidLoad("cut ");
        server.killAll();
        assertThat(KafkaDamage.to(server).cutTails()).isPositive();
        server.start();
        goesOn(rooms);
    }

    @Test
    void nothing_is_lost_or_told_twice_when_the_log_has_expired() throws Exception {
        BusyRooms rooms = inMidLoad("expired ");
        server.events().expire();
        server.kill();
        server.start();
        goesOn(rooms);
    }

    private BusyRooms inMidLoad(String name) {
        BusyRooms rooms = new BusyRooms(server, visitors, name, ROOMS);
        rooms.start();
        rooms.awaitAcknowledged(BEFORE);
        return rooms;
    }

    private static void goesOn(BusyRooms rooms) throws Exception {
        rooms.awaitAcknowledged(AFTER);
        rooms.finish();
        rooms.verify();
        // The index has it all only once the log has.
        StoreAgrees.withTheIndex(server);
        StoreAgrees.withTheRestOfTheLog(server);
    }
}
