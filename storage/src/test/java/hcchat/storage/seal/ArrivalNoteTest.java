package hcchat.storage.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hcchat.storage.seal.HolderToken.Reason;
import hcchat.storage.seal.HolderToken.Refused;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalNoteTest {
    private static final AeadKey KEY = AeadKey.generate();
    private static final byte[] ACCOUNT = HolderToken.newHolder();
    private static final byte[] ROOM = HolderToken.newHolder();

    private final String note = ArrivalNote.write(KEY, ACCOUNT, ROOM, 41);

    private static OptionalLong read(String note) {
        return ArrivalNote.read(KEY, ACCOUNT, ROOM, note);
    }

    @Test
    void a_note_says_when_its_account_came() {
        assertThat(read(note)).hasValue(41);
        assertThat(read(ArrivalNote.write(KEY, ACCOUNT, ROOM, 0))).hasValue(0);
    }

    @Test
    void a_note_of_long_ago_still_says_it() {
        AeadKey key = new ServerSecrets(GoldenSeals.secrets()).token();

        assertThat(ArrivalNote.read(
                        key,
                        GoldenSeals.bytes("/arrival/account"),
                        GoldenSeals.bytes("/arrival/room"),
                        GoldenSeals.text("/arrival/note")))
                .hasValue(41);
    }

    @Test
    void a_note_is_nothing_for_another_account_in_another_room_or_on_another_server() {
        assertThat(ArrivalNote.read(KEY, ROOM, ROOM, note)).isEmpty();
        assertThat(ArrivalNote.read(KEY, ACCOUNT, ACCOUNT, note)).isEmpty();
        assertThat(ArrivalNote.read(KEY, ROOM, ACCOUNT, note)).isEmpty();
        assertThat(ArrivalNote.read(AeadKey.generate(), ACCOUNT, ROOM, note)).isEmpty();
    }

    @Test
    void a_note_is_no_holders_token_and_a_token_no_note() {
        assertThat(HolderToken.read(KEY, note, ROOM, 0)).isEqualTo(new Refused(Reason.NOT_A_TOKEN));
        assertThat(HolderToken.read(KEY, note.replace(ArrivalNote.PREFIX, HolderToken.PREFIX), ROOM, 0))
                .isInstanceOf(Refused.class);
        assertThat(read(HolderToken.mint(KEY, ACCOUNT, ROOM, 41, 0))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hca1.", "hca2.AAAA", "41", "hca1.\u00e9"})
    void another_text_is_no_note(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void a_changed_or_cut_note_is_none() {
        for (int at = 0; at < note.length(); at++) {
            char other = note.charAt(at) == 'A' ? 'B' : 'A';

            assertThat(read(note.substring(0, at) + other + note.substring(at + 1)))
                    .isEmpty();
            assertThat(read(note.substring(0, at))).isEmpty();
        }
        assertThat(read(note + "A")).isEmpty();
        assertThat(read(note.replaceAll("....$", "!!!!"))).isEmpty();
    }

    @Test
    void a_note_fits_a_url_safe_alphabet_and_no_two_are_alike() {
        assertThat(note).matches("hca1\\.[A-Za-z0-9_-]{48}");
        assertThat(ArrivalNote.write(KEY, ACCOUNT, ROOM, 41)).isNotEqualTo(note);
    }

    @Test
    void ids_have_16_bytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> ArrivalNote.write(KEY, new byte[15], ROOM, 41));
        assertThatIllegalArgumentException().isThrownBy(() -> ArrivalNote.read(KEY, ACCOUNT, new byte[17], note));
    }
}
