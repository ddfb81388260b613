package hcchat.storage.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ServerSecretsTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] ROOM = new byte[16];

    private final ServerSecrets golden = new ServerSecrets(GoldenSeals.secrets());

    @Test
    void a_channel_has_the_same_room_and_salt_for_ever() {
        for (JsonNode row : GoldenSeals.FILE.get("rooms")) {
            String channel = row.get("channel").stringValue();

            assertThat(HEX.formatHex(golden.roomId(channel)))
                    .isEqualTo(row.get("room").stringValue());
            assertThat(HEX.formatHex(golden.salt(channel)))
                    .isEqualTo(row.get("salt").stringValue());
        }
    }

    @Test
    void a_holder_has_the_same_author_in_a_room_for_ever() {
        assertThat(golden.author(GoldenSeals.bytes("/author/room"), GoldenSeals.bytes("/author/holder")))
                .isEqualTo(GoldenSeals.bytes("/author/author"));
    }

    @Test
    void an_address_has_the_same_hash_in_a_room_for_ever() {
        for (JsonNode row : GoldenSeals.FILE.get("hashes")) {
            byte[] room = HEX.parseHex(row.get("room").stringValue());

            assertThat(golden.addressHash(room, row.get("address").stringValue()))
                    .hasSize(15)
                    .isEqualTo(row.get("hash").stringValue());
        }
    }

    @Test
    void a_password_has_the_same_trip_for_ever() {
        for (JsonNode row : GoldenSeals.FILE.get("trips")) {
            assertThat(golden.trip(row.get("password").stringValue()))
                    .hasSize(6)
                    .isEqualTo(row.get("trip").stringValue());
        }
        assertThat(golden.trip("")).isEmpty();
    }

    @Test
    void half_a_surrogate_pair_in_a_password_counts_as_hack_chats_runtime_counts_it() {
        assertThat(golden.trip("a\uD83D")).isEqualTo(golden.trip("a\uFFFD")).isNotEqualTo(golden.trip("a?"));
    }

    @Test
    void nothing_links_a_room_its_salt_its_authors_and_another_servers() {
        ServerSecrets one = new ServerSecrets(ServerSecrets.generate());
        ServerSecrets two = new ServerSecrets(ServerSecrets.generate());

        assertThat(one.roomId("lobby")).isNotEqualTo(two.roomId("lobby")).isNotEqualTo(one.salt("lobby"));
        assertThat(one.author(ROOM, ROOM)).isNotEqualTo(two.author(ROOM, ROOM));
        assertThat(one.trip("x")).isNotEqualTo(two.trip("x"));
        assertThat(one.addressHash(ROOM, "192.0.2.7"))
                .isNotEqualTo(two.addressHash(ROOM, "192.0.2.7"))
                .isNotEqualTo(one.addressHash(new byte[0], "192.0.2.7"));
    }

    @Test
    void a_generated_set_has_everything_that_a_server_needs() {
        ServerSecrets secrets = new ServerSecrets(ServerSecrets.generate());

        assertThat(secrets.token().open(ROOM, secrets.token().seal(ROOM, ROOM))).isEqualTo(ROOM);
        assertThat(secrets.transport().open(ROOM, secrets.transport().seal(ROOM, ROOM)))
                .isEqualTo(ROOM);
        assertThat(secrets.headSigner().publicKey()).hasSize(32);
        assertThat(secrets.trip("x")).hasSize(6);
    }

    @Test
    void who_signs_and_who_only_verifies_know_the_same_public_key() {
        byte[] key = golden.headKey();
        ServerSecrets verifier = new ServerSecrets(Map.of(ServerSecrets.SIGN_PUBLIC, key));

        assertThat(key).isEqualTo(golden.headSigner().publicKey());
        assertThat(verifier.headKey()).isEqualTo(key);
        assertThatIllegalStateException().isThrownBy(verifier::headSigner);
    }

    @Test
    void what_a_process_was_not_given_is_named_when_it_is_asked_for() {
        ServerSecrets none = new ServerSecrets(Map.of());

        assertThatIllegalStateException().isThrownBy(() -> none.roomId("x")).withMessageContaining("room");
        assertThatIllegalStateException().isThrownBy(none::headSigner).withMessageContaining("sign");
        assertThatIllegalStateException().isThrownBy(none::headKey).withMessageContaining("sign.public");
        assertThatIllegalStateException().isThrownBy(none::transport).withMessageContaining("transport.<n>");
        assertThatIllegalStateException().isThrownBy(none::token).withMessageContaining("token");
    }

    @Test
    void an_unknown_name_or_a_secret_of_another_length_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ServerSecrets(Map.of("rooms", new byte[32])));
        assertThatIllegalArgumentException().isThrownBy(() -> new ServerSecrets(Map.of("room", new byte[31])));
        assertThatIllegalArgumentException().isThrownBy(() -> new ServerSecrets(Map.of("transport.x", new byte[32])));
        assertThatIllegalArgumentException().isThrownBy(() -> new ServerSecrets(Map.of("transport.1", new byte[1])));
        assertThatIllegalArgumentException().isThrownBy(() -> new ServerSecrets(Map.of("trip", new byte[] {-1})));
        assertThatIllegalArgumentException().isThrownBy(() -> new ServerSecrets(Map.of("sign", new byte[31])));
    }

    @Test
    void nothing_secret_is_printed() {
        assertThat(golden).hasToString("ServerSecrets");
        assertThat(golden.transport()).hasToString("TransportSeal");
        assertThat(golden.headSigner()).hasToString("HeadSigner");
        assertThat(golden.token()).hasToString("AeadKey");
    }

    @Test
    void a_content_has_the_same_mark_for_ever_and_another_has_another() {
        byte[] key = GoldenSeals.bytes("/mark/roomKey");
        byte[] content = GoldenSeals.bytes("/mark/content");
        long mark = ContentMark.of(key, content);

        assertThat(HEX.toHexDigits(mark)).isEqualTo(GoldenSeals.text("/mark/mark"));
        content[0]++;
        assertThat(ContentMark.of(key, content)).isNotEqualTo(mark);
        assertThat(ContentMark.of(new byte[32], GoldenSeals.bytes("/mark/content")))
                .isNotEqualTo(mark);
    }
}
