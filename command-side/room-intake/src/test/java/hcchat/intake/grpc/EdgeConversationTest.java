package hcchat.intake.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.intake.LiveRecord;
import hcchat.intake.News;
import hcchat.intake.Outcome.Done;
import hcchat.intake.RoomRequest;
import hcchat.intake.Waiting;
import hcchat.intake.transport.Caller;
import hcchat.intake.transport.Channels;
import hcchat.intake.transport.ServiceHost;
import hcchat.intake.transport.ServiceToken;
import hcchat.intake.v1.IntakeWire;
import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The owner's end by itself, against edges that needn't be our client.
@Timeout(30)
final class EdgeConversationTest {
    private static final ServiceToken TOKEN = new ServiceToken("edge-token-0123456789");
    private static final ServiceToken OPERATOR = new ServiceToken("operator-token-0123456789");
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final RoomId ROOM = new RoomId(1L << 32, 1);

    private final NotebookOffice office = new NotebookOffice();
    // Answers leave when the test says so.
    private final ConcurrentLinkedQueue<Runnable> answering = new ConcurrentLinkedQueue<>();
    private final String address = "inprocess:conversation" + NAMES.incrementAndGet();
    private final ServiceHost host = new ServiceHost(
            address,
            Map.of(Caller.WS_EDGE, TOKEN, Caller.OPERATOR, OPERATOR),
            2,
            List.of(new GrpcIntakeServer(office, answering::add)));
    private final ManagedChannel channel = new Channels(TOKEN, Runnable::run).open(address);
    private final RawEdge edge = new RawEdge(channel, true);

    @AfterEach
    void close() {
        channel.shutdownNow();
        host.close();
    }

    private void sendAnswers() {
        for (Runnable one = answering.poll(); one != null; one = answering.poll()) {
            one.run();
        }
    }

    private void awaitAnswers(int count) {
        Waiting.until(() -> {
            sendAnswers();
            return edge.answers().size() == count;
        });
    }

    private void awaitAsked(int count) {
        Waiting.until(() -> office.asked.size() == count);
    }

    private void begin() {
        edge.introduce("edge1");
        edge.attach(1);
    }

    @Test
    void an_edge_that_does_not_say_its_name_is_turned_away() {
        edge.attach(1);

        Waiting.until(() -> {
            sendAnswers();
            return edge.ended != null;
        });
        assertThat(edge.ended).extracting(Status::getCode).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(office.told).isEmpty();
    }

    @Test
    void a_request_of_a_partition_that_is_not_attached_is_turned_away_unasked() {
        edge.introduce("edge1");
        edge.ask(ROOM, 7);

        awaitAnswers(1);
        assertThat(edge.turnedAway()).containsExactly(7L);
        assertThat(office.asked).isEmpty();
    }

    @Test
    void what_is_behind_a_request_that_was_turned_away_falls_with_it() {
        begin();
        edge.ask(ROOM, 1, 2);
        awaitAsked(2);
        assertThat(office.asked).allMatch(asked -> asked.stands());

        office.asked.getFirst().answer().take(null);
        edge.ask(ROOM, 3);

        assertThat(office.asked.get(1).stands()).isFalse();
        awaitAnswers(2);
        assertThat(edge.turnedAway()).containsExactly(1L, 3L);
        assertThat(office.asked).hasSize(2);
    }

    @Test
    void a_partition_that_is_attached_again_stands_again() {
        begin();
        edge.ask(ROOM, 1, 2);
        awaitAsked(2);
        office.asked.getFirst().answer().take(null);

        edge.attach(1);
        edge.ask(ROOM, 3);
        awaitAsked(3);
        // Late, and under the attachment before: it must not harm the new one.
        office.asked.get(1).answer().take(null);

        assertThat(office.asked.get(2).stands()).isTrue();
    }

    @Test
    void answers_that_gathered_travel_together() {
        begin();
        edge.ask(ROOM, LongStream.rangeClosed(1, 300).toArray());
        awaitAsked(300);

        office.asked.forEach(asked -> asked.answer().take(new Done()));
        awaitAnswers(300);

        assertThat(edge.messages).hasSize(1);
    }

    @Test
    void a_request_of_a_later_version_is_refused_and_the_others_are_not() {
        begin();
        edge.send(IntakeWire.FromEdge.newBuilder()
                .addRequests(IntakeWire.Request.newBuilder()
                        .setNumber(1)
                        .setRoomHi(ROOM.hi())
                        .setRoomLo(ROOM.lo()))
                .build());
        edge.ask(ROOM, 2);
        awaitAsked(1);
        office.asked.getFirst().answer().take(new Done());

        awaitAnswers(2);
        assertThat(edge.answers().getFirst().getRefused().getReason()).isEqualTo("INTERNAL_ERROR");
        assertThat(edge.answers().getLast().hasDone()).isTrue();
    }

    @Test
    void what_no_socket_does_is_refused_to_an_edge_and_what_follows_is_done() {
        begin();
        edge.send(IntakeWire.FromEdge.newBuilder()
                .addRequests(RequestWire.write(1, new RoomRequest.Erase(ROOM, new AuthorId(1, 2)), 1_000))
                .build());
        edge.ask(ROOM, 2);
        awaitAsked(1);
        office.asked.getFirst().answer().take(new Done());

        awaitAnswers(2);
        assertThat(edge.answers().getFirst().getRefused().getReason()).isEqualTo("FORBIDDEN");
        assertThat(edge.answers().getLast().hasDone()).isTrue();
    }

    @Test
    void who_has_nothing_to_ask_of_owners_is_turned_away() {
        ManagedChannel operators = new Channels(OPERATOR, Runnable::run).open(address);
        RawEdge operator = new RawEdge(operators, true);
        operator.introduce("edge1");

        Waiting.until(() -> operator.ended != null);
        operators.shutdownNow();
        assertThat(operator.ended).extracting(Status::getCode).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(office.told).isEmpty();
    }

    @Test
    void the_second_stream_of_an_edge_ends_the_first() {
        begin();
        Waiting.until(() -> office.told.contains("reattach [1]"));

        RawEdge again = new RawEdge(channel, true);
        again.introduce("edge1");

        Waiting.until(() -> {
            sendAnswers();
            return edge.ended != null;
        });
        assertThat(edge.ended).extracting(Status::getCode).isEqualTo(Status.Code.ABORTED);
        assertThat(office.told).containsExactly("attach", "reattach [1]", "detach", "attach");
        assertThat(again.ended).isNull();
    }

    @Test
    void an_edge_that_does_not_read_its_answers_is_not_read_either() {
        RawEdge deaf = deafEdge();

        askWhileItMay(deaf);

        // 32,768 unanswered and the four messages that may be ahead.
        assertThat(office.asked.size()).isBetween(32_000, 38_000);
    }

    @Test
    void news_that_it_reads_does_not_let_an_edge_ask_more() {
        RawEdge deaf = deafEdge();
        deaf.read(3);
        office.feeds.getFirst().heard(News.records(1, 40_000, 10));
        Waiting.until(() -> {
            sendAnswers();
            return deaf.news().size() == 40_000;
        });
        assertThat(deaf.messages).hasSize(3);

        askWhileItMay(deaf);

        assertThat(office.asked.size()).isBetween(32_000, 38_000);
    }

    @Test
    void news_and_answers_that_are_there_travel_together() {
        begin();
        edge.ask(ROOM, 1, 2);
        awaitAsked(2);

        office.feeds.getFirst().heard(News.records(1, 20, 100));
        office.asked.forEach(asked -> asked.answer().take(new Done()));
        awaitAnswers(2);

        assertThat(edge.messages).hasSize(1);
        assertThat(News.seen(edge.news())).isEqualTo(News.seen(News.records(1, 20, 100)));
    }

    @Test
    void an_edge_that_does_not_read_loses_news_and_no_answers() {
        RawEdge deaf = deafEdge();
        deaf.ask(ROOM, LongStream.rangeClosed(1, 300).toArray());
        awaitAsked(300);
        News.records(1, 640, 100 << 10).forEach(one -> office.feeds.getFirst().heard(List.of(one)));
        office.asked.forEach(asked -> asked.answer().take(new Done()));
        sendAnswers();
        assertThat(deaf.messages).isEmpty();

        deaf.read(1_000);
        awaitNews(deaf, 40);

        // 4 MiB of the 62.5 that were fed, the first ones; and in messages of 1 MiB and a record at most.
        assertThat(News.seen(deaf.news())).isEqualTo(News.seen(News.records(1, 40, 100 << 10)));
        assertThat(deaf.answers()).hasSize(300);
        assertThat(deaf.messages)
                .allMatch(message -> message.getSerializedSize() < (1 << 20) + (100 << 10) + (64 << 10));
        office.feeds.getFirst().heard(List.of(News.record(641, 10)));
        awaitNews(deaf, 41);
    }

    @Test
    void a_record_longer_than_a_message_may_carry_is_left_to_the_log() {
        begin();
        Waiting.until(() -> office.told.contains("reattach [1]"));

        office.feeds.getFirst().heard(List.of(News.record(1, (1 << 20) + 1), News.record(2, 1 << 20)));

        awaitNews(edge, 1);
        assertThat(edge.news()).extracting(LiveRecord::number).containsExactly(2L);
    }

    @Test
    void the_feed_of_an_ended_conversation_reaches_nobody() {
        begin();
        Waiting.until(() -> office.told.contains("reattach [1]"));
        RawEdge again = new RawEdge(channel, true);
        again.introduce("edge1");
        Waiting.until(() -> office.feeds.size() == 2);

        office.feeds.getFirst().heard(List.of(News.record(1, 10)));
        office.feeds.getLast().heard(List.of(News.record(2, 10)));

        awaitNews(again, 1);
        assertThat(again.news()).extracting(LiveRecord::number).containsExactly(2L);
        assertThat(edge.news()).isEmpty();
    }

    private void awaitNews(RawEdge at, int count) {
        Waiting.until(() -> {
            sendAnswers();
            return at.news().size() >= count;
        });
    }

    private RawEdge deafEdge() {
        RawEdge deaf = new RawEdge(channel, false);
        deaf.introduce("deaf");
        deaf.attach(1);
        Waiting.until(() -> office.told.contains("reattach [1]"));
        return deaf;
    }

    private void askWhileItMay(RawEdge deaf) {
        int batch = 1_000;
        int sent = 0;
        while (sent < 200_000 && becomesReady(deaf)) {
            deaf.ask(ROOM, LongStream.range(sent, sent + batch).toArray());
            sent += batch;
            int expected = sent;
            Waiting.until(() -> office.asked.size() == expected || !deaf.isReady());
            office.asked.stream()
                    .skip(office.asked.size() - batch)
                    .forEach(asked -> asked.answer().take(new Done()));
            sendAnswers();
        }
    }

    /// The server lets more come at once or never.
    private static boolean becomesReady(RawEdge edge) {
        long end = System.nanoTime() + 300_000_000;
        while (!edge.isReady()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }
}
