package hcchat.replay.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hcchat.intake.transport.Caller;
import hcchat.intake.transport.Channels;
import hcchat.intake.transport.ServiceHost;
import hcchat.intake.transport.ServiceToken;
import hcchat.replay.PastRoom;
import hcchat.replay.ReplayReader;
import hcchat.replay.ReplayReader.ReplayUnavailable;
import hcchat.replay.memory.InMemoryReplayReader;
import hcchat.replay.memory.TwinContract;
import hcchat.room.RoomId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The twin behind the service, asked by the client; and what only a network brings.
abstract class GrpcReplayContract extends TwinContract {
    private static final ServiceToken TOKEN = new ServiceToken("edge-token-0123456789");
    private static final ServiceToken OPERATOR = new ServiceToken("operator-token-0123456789");
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final RoomId ROOM = new RoomId(1L << 32, 1);

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final String address = serve(twin);
    private final ReplayReader reader = client(TOKEN, ReplayReader.PATIENCE_MS, address);

    abstract boolean tcp();

    private String serve(ReplayReader served) {
        String wanted = tcp() ? "127.0.0.1:0" : "inprocess:replay" + NAMES.incrementAndGet();
        Map<Caller, ServiceToken> tokens = Map.of(Caller.WS_EDGE, TOKEN, Caller.OPERATOR, OPERATOR);
        ServiceHost host = new ServiceHost(wanted, tokens, 2, List.of(new GrpcReplayServer(served)));
        opened.add(host);
        return tcp() ? "127.0.0.1:" + host.port() : wanted;
    }

    private ReplayReader client(ServiceToken token, long patienceMs, String... addresses) {
        Channels channels = new Channels(token, ForkJoinPool.commonPool());
        ReplayReader client = new GrpcReplayReader(List.of(addresses), channels, patienceMs);
        opened.addFirst(client);
        return client;
    }

    private static void assertUnavailable(ReplayReader asked) {
        assertThatThrownBy(() -> await(asked.keptSince(ROOM, 1)))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ReplayUnavailable.class);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    @Override
    protected ReplayReader reader() {
        return reader;
    }

    @Test
    void a_reader_that_cannot_answer_shows_as_unavailable() {
        twin.unavailable(true);

        assertUnavailable(reader);
    }

    @Test
    void another_instance_is_asked_when_one_cannot_answer() {
        InMemoryReplayReader broken = new InMemoryReplayReader(partitions());
        broken.unavailable(true);
        givenLobby(3);
        ReplayReader both = client(TOKEN, ReplayReader.PATIENCE_MS, serve(broken), address);

        assertThat(await(both.keptSince(givenLobby(0).id(), 1))).isEqualTo(3);
    }

    @Test
    void another_instance_is_asked_when_one_is_not_there() {
        String gone = tcp() ? "127.0.0.1:1" : "inprocess:nobody";
        givenLobby(3);
        ReplayReader both = client(TOKEN, ReplayReader.PATIENCE_MS, gone, address);

        assertThat(await(both.keptSince(givenLobby(0).id(), 1))).isEqualTo(3);
    }

    @Test
    void nobody_there_shows_as_unavailable() {
        assertUnavailable(client(TOKEN, ReplayReader.PATIENCE_MS, tcp() ? "127.0.0.1:1" : "inprocess:nobody"));
    }

    @Test
    void an_answer_that_does_not_come_in_time_shows_as_unavailable() {
        assertUnavailable(client(TOKEN, 100, serve(new SilentReplayReader())));
    }

    @Test
    void a_wrong_token_is_not_let_in() {
        assertUnavailable(client(new ServiceToken("another-token-0123456789"), ReplayReader.PATIENCE_MS, address));
    }

    @Test
    void who_tells_nobody_of_the_past_reads_none_of_it() {
        assertUnavailable(client(OPERATOR, ReplayReader.PATIENCE_MS, address));
    }

    @Test
    void a_full_page_passes() {
        PastRoom room = givenLobby(0);
        for (int i = 0; i < 20; i++) {
            given(room, 100_000);
        }

        assertThat(await(reader.forward(room.id(), 0, 100, Integer.MAX_VALUE, 0))
                        .events())
                .isEqualTo(room.events(1, 10));
    }
}
