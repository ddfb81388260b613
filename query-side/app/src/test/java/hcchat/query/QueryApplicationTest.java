package hcchat.query;

import static hcchat.query.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.intake.transport.Caller;
import hcchat.intake.transport.Channels;
import hcchat.intake.transport.ServiceToken;
import hcchat.log.RoomLog;
import hcchat.log.memory.InMemoryBroker;
import hcchat.query.fixture.FixtureKeys;
import hcchat.query.fixture.Seeds;
import hcchat.query.fixture.StoreFixture;
import hcchat.query.fixture.TestPostgres;
import hcchat.replay.ReplayReader;
import hcchat.replay.ReplayReader.Reader;
import hcchat.replay.ReplayReader.Reading;
import hcchat.replay.grpc.GrpcReplayReader;
import hcchat.room.AuthorId;
import hcchat.room.Marker;
import hcchat.room.RoomId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class QueryApplicationTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private StoreFixture store;
    private RoomLog log;
    private QueryApplication query;
    private ReplayReader replay;
    private RoomId room;

    @BeforeEach
    void start() throws Exception {
        TestPostgres.Store at = TestPostgres.newStore();
        store = new StoreFixture(at, Seeds.next());
        room = store.newRoom();
        store.post(room, 300L);
        log = new InMemoryBroker(StoreFixture.PARTITIONS).connect();
        QuerySettings settings = QuerySettings.defaults(at.query()).withOps(0, folder.resolve("operator"));
        ServiceToken token = new ServiceToken("the-token-of-an-edge");
        query = QueryApplication.start(
                settings, new QueryPorts(log, new FixtureKeys(store), "127.0.0.1:0", Map.of(Caller.WS_EDGE, token)));
        replay = new GrpcReplayReader(List.of("127.0.0.1:" + query.replayPort()), new Channels(token, Runnable::run));
    }

    @AfterEach
    void stop() throws Exception {
        replay.close();
        query.close();
        log.close();
        store.close();
        http.close();
    }

    @Test
    void pages_and_counts_are_served_once_it_is_ready() throws Exception {
        eventually("ready", query::ready);
        eventually("times known", () -> query.index().seqAt(room, Long.MAX_VALUE) == 257);

        assertThat(replay.forward(room, 290, 100, 1 << 20, 0)
                        .get(10, TimeUnit.SECONDS)
                        .events())
                .isEqualTo(store.history(room).subList(290, 300));
        assertThat(replay.readings(List.of(new Reader(room, new AuthorId(1, 1), 101)))
                        .get(10, TimeUnit.SECONDS))
                .containsExactly(new Reading(300, Marker.NONE, 200));
        assertThat(ask("GET", "/readyz", "").statusCode()).isEqualTo(200);
        assertThat(ask("HEAD", "/healthz", "").statusCode()).isEqualTo(200);
    }

    @Test
    void the_operator_rebuilds_the_index_with_what_the_file_says() throws Exception {
        eventually("ready", query::ready);
        HttpResponse<String> answer = ask("POST", "/rebuild/replay", token());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("4 of 4 partitions, 300 events\n")
                .containsPattern("done: 300 events in \\d+ ms, equal to the former index\n$");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("operator"))))
                .isEqualTo("rw-------");
    }

    @Test
    void nobody_else_rebuilds_it() throws Exception {
        assertThat(ask("POST", "/rebuild/replay", "").statusCode()).isEqualTo(401);
        assertThat(ask("POST", "/rebuild/replay", "guess").statusCode()).isEqualTo(401);
        assertThat(ask("GET", "/rebuild/replay", token()).statusCode()).isEqualTo(405);
    }

    private String token() throws IOException {
        String[] portAndToken =
                Files.readString(folder.resolve("operator")).strip().split(" ", 2);
        assertThat(portAndToken[0]).isEqualTo(Integer.toString(query.opsPort()));
        return portAndToken[1];
    }

    private HttpResponse<String> ask(String method, String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + query.opsPort() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
