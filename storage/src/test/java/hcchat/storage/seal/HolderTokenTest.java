package hcchat.storage.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hcchat.storage.seal.HolderToken.Reason;
import hcchat.storage.seal.HolderToken.Refused;
import hcchat.storage.seal.HolderToken.Valid;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolderTokenTest {
    private static final AeadKey KEY = AeadKey.generate();
    private static final byte[] HOLDER = HolderToken.newHolder();
    private static final byte[] ROOM = HolderToken.newHolder();
    private static final int TODAY = 20_454;

    private final String token = HolderToken.mint(KEY, HOLDER, ROOM, 41, TODAY);

    @Test
    void a_token_gives_its_holder_back() {
        assertThat(HolderToken.read(KEY, token, ROOM, TODAY)).isInstanceOfSatisfying(Valid.class, valid -> {
            assertThat(valid.holder()).isEqualTo(HOLDER);
            assertThat(valid.since()).isEqualTo(41);
        });
    }

    @Test
    void a_token_of_long_ago_still_gives_its_holder_back() {
        AeadKey key = new ServerSecrets(GoldenSeals.secrets()).token();

        assertThat(HolderToken.read(key, GoldenSeals.text("/token/token"), GoldenSeals.bytes("/token/room"), TODAY))
                .isInstanceOfSatisfying(
                        Valid.class, valid -> assertThat(valid.holder()).isEqualTo(GoldenSeals.bytes("/token/holder")));
    }

    @Test
    void a_token_says_to_the_server_in_which_room_it_counts() {
        assertThat(HolderToken.open(KEY, token, TODAY)).isInstanceOfSatisfying(Valid.class, valid -> {
            assertThat(valid.holder()).isEqualTo(HOLDER);
            assertThat(valid.room16()).isEqualTo(ROOM);
        });
        assertThat(HolderToken.open(KEY, token, TODAY + 90)).isEqualTo(new Refused(Reason.EXPIRED));
        assertThat(HolderToken.open(AeadKey.generate(), token, TODAY)).isEqualTo(new Refused(Reason.NOT_OURS));
    }

    @Test
    void a_token_is_good_for_90_days() {
        assertThat(HolderToken.read(KEY, token, ROOM, TODAY + 89)).isInstanceOf(Valid.class);
        assertThat(HolderToken.read(KEY, token, ROOM, TODAY + 90)).isEqualTo(new Refused(Reason.EXPIRED));
    }

    @Test
    void a_clock_that_was_set_back_locks_nobody_out() {
        assertThat(HolderToken.read(KEY, token, ROOM, TODAY - 1_000)).isInstanceOf(Valid.class);
    }

    @Test
    void a_token_is_nothing_in_another_room_or_on_another_server() {
        assertThat(HolderToken.read(KEY, token, new byte[16], TODAY)).isEqualTo(new Refused(Reason.OTHER_ROOM));
        assertThat(HolderToken.read(AeadKey.generate(), token, ROOM, TODAY)).isEqualTo(new Refused(Reason.NOT_OURS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hcs1.", "hcs2.AAAA", "eyJhbGciOiJFUzI1NiJ9.e30.c2ln", "hcs1.\u00e9"})
    void another_text_is_no_token(String text) {
        assertThat(HolderToken.read(KEY, text, ROOM, TODAY)).isEqualTo(new Refused(Reason.NOT_A_TOKEN));
    }

    @Test
    void a_changed_or_cut_token_is_refused() {
        for (int at = 0; at < token.length(); at++) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, at) + other + token.substring(at + 1);

            assertThat(HolderToken.read(KEY, changed, ROOM, TODAY)).isInstanceOf(Refused.class);
            assertThat(HolderToken.read(KEY, token.substring(0, at), ROOM, TODAY))
                    .isInstanceOf(Refused.class);
        }
        assertThat(HolderToken.read(KEY, token + "A", ROOM, TODAY)).isInstanceOf(Refused.class);
        assertThat(HolderToken.read(KEY, token.replaceAll("....$", "!!!!"), ROOM, TODAY))
                .isEqualTo(new Refused(Reason.NOT_A_TOKEN));
    }

    @Test
    void a_token_fits_a_url_safe_alphabet_and_never_shows_its_holder() {
        assertThat(token).matches("hcs1\\.[A-Za-z0-9_-]{96}");
        assertThat(token).doesNotContain(Base64.getUrlEncoder().withoutPadding().encodeToString(HOLDER));
        assertThat(HolderToken.mint(KEY, HOLDER, ROOM, 41, TODAY)).isNotEqualTo(token);
        assertThat(HolderToken.read(KEY, token, ROOM, TODAY)).hasToString("Valid holder token");
    }

    @Test
    void a_holder_or_room_of_another_length_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> HolderToken.mint(KEY, new byte[15], ROOM, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> HolderToken.mint(KEY, HOLDER, new byte[17], 0, 0));
    }
}
