package hcchat.intake;

import static hcchat.intake.Requests.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hcchat.intake.KeyClient.KeyId;
import hcchat.intake.KeyClient.KeysUnavailable;
import hcchat.intake.transport.Caller;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every way to the key service promises.
@Timeout(30)
abstract class KeyClientContract {
    static final KeyId FIRST = new KeyId(room(1), 1);
    static final KeyId SECOND = new KeyId(room(1), 2);

    final ScriptedKeyOffice office = new ScriptedKeyOffice(
            Map.of("room", new byte[] {1}, "sign", new byte[] {2}, "transport.1", new byte[] {3}),
            Map.of(FIRST, new byte[] {11}, SECOND, new byte[] {12}));

    abstract KeyClient client(Caller caller);

    static <A> A await(CompletableFuture<A> answer) {
        return answer.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    void an_edge_gets_what_names_rooms_and_never_what_signs() {
        Map<String, byte[]> secrets = await(client(Caller.WS_EDGE).serverSecrets());

        assertThat(secrets).containsOnlyKeys("room", "transport.1");
        assertThat(secrets.get("room")).containsExactly(1);
    }

    @Test
    void the_query_side_gets_what_opens_the_log() {
        assertThat(await(client(Caller.QUERY_SIDE).serverSecrets())).containsOnlyKeys("transport.1");
    }

    @Test
    void the_command_side_gets_all() {
        assertThat(await(client(Caller.COMMAND_SIDE).serverSecrets())).containsOnlyKeys("room", "sign", "transport.1");
    }

    @Test
    void keys_come_by_their_ids_and_unknown_ones_are_missing() {
        Map<KeyId, byte[]> keys = await(client(Caller.WS_EDGE).roomKeys(List.of(FIRST, SECOND, new KeyId(room(2), 1))));

        assertThat(keys).containsOnlyKeys(FIRST, SECOND);
        assertThat(keys.get(SECOND)).containsExactly(12);
    }

    @Test
    void an_operator_gets_no_keys() {
        assertThat(await(client(Caller.OPERATOR).serverSecrets())).isEmpty();
        assertUnavailable(client(Caller.OPERATOR).roomKeys(List.of(FIRST)));
    }

    @Test
    void an_office_that_fails_shows_as_unavailable_without_its_words() {
        office.failing(true);

        assertUnavailable(client(Caller.WS_EDGE).serverSecrets());
        assertUnavailable(client(Caller.WS_EDGE).roomKeys(List.of(FIRST)));
    }

    static void assertUnavailable(CompletableFuture<?> answer) {
        assertThatThrownBy(() -> await(answer))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(KeysUnavailable.class)
                .hasMessageNotContaining(ScriptedKeyOffice.WORDS);
    }
}
