package hcchat.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.room.RoomId;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every diary does.
abstract class DiaryContract {
    static final RoomId ROOM = new RoomId(1, 2);

    abstract Diary diary() throws IOException;

    static DiaryEntry.Kept kept(String channel, String text) {
        return new DiaryEntry.Kept(channel, new Letter(UUID.randomUUID(), null, new Saying.Chat(text)), 1);
    }

    static DiaryEntry.Place place(String channel, long seq) {
        return new DiaryEntry.Place(channel, ROOM, 1, seq, new byte[] {1, (byte) seq});
    }

    @Test
    void nothing_is_known_at_first() throws Exception {
        try (Diary diary = diary()) {
            assertThat(diary.room("lobby")).isEqualTo(new Diary.RoomNotes(null, null, null, null, List.of()));
            assertThat(diary.serverKey()).isEmpty();
        }
    }

    @Test
    void letters_are_given_back_in_their_order_until_they_are_settled() throws Exception {
        DiaryEntry.Kept one = kept("lobby", "one");
        DiaryEntry.Kept two = kept("lobby", "two");
        DiaryEntry.Kept three = kept("lobby", "three");
        try (Diary diary = diary()) {
            diary.keep(one).get(10, SECONDS);
            diary.keep(two).get(10, SECONDS);
            diary.keep(three).get(10, SECONDS);
            diary.note(new DiaryEntry.Settled(two.letter().id()));

            assertThat(diary.room("lobby").letters()).containsExactly(one, three);
        }
    }

    @Test
    void rooms_are_apart() throws Exception {
        try (Diary diary = diary()) {
            diary.note(place("lobby", 1));
            diary.keep(kept("lobby", "one")).get(10, SECONDS);

            assertThat(diary.room("parlour").place()).isNull();
            assertThat(diary.room("parlour").letters()).isEmpty();
        }
    }

    @Test
    void the_latest_place_and_token_count_and_the_first_key() throws Exception {
        try (Diary diary = diary()) {
            diary.note(place("lobby", 1));
            diary.note(place("lobby", 2));
            diary.note(new DiaryEntry.Token("lobby", "hcs1.one"));
            diary.note(new DiaryEntry.Token("lobby", "hcs1.two"));
            diary.note(new DiaryEntry.ServerKey(new byte[] {1}));
            diary.note(new DiaryEntry.ServerKey(new byte[] {2}));

            assertThat(diary.room("lobby").place())
                    .extracting(DiaryEntry.Place::seq)
                    .isEqualTo(2L);
            assertThat(diary.room("lobby").token()).isEqualTo("hcs1.two");
            assertThat(diary.serverKey()).containsExactly(1);
        }
    }
}
