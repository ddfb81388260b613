package hcchat.spec.kills;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.client.RawSocket;
import hcchat.client.Saying;
import hcchat.client.SendOutcome;
import hcchat.harness.FilesHolding;
import hcchat.harness.Server;
import hcchat.harness.Visitors;
import hcchat.harness.Visitors.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What people say and are called stands in no file of the store, of the log or of the server's own words.
@Timeout(300)
class NothingReadableOnDiskTest {
    @TempDir
    Path folder;

    @Test
    void no_text_nick_channel_password_or_token_of_a_full_run_is_found_in_any_byte_on_disk() throws Exception {
        String text = "aubergine-in-the-moonlight";
        String edited = "zucchini-at-noon";
        String reaction = "radish-of-approval";
        String emote = "waltzes-with-a-turnip";
        String channel = "parsnip-parlour";
        String nick = "Mangelwurzel";
        String otherNick = "Scorzonera";
        String password = "salsify-passphrase";
        // What clients say in clear is what the server could leave behind; with encryption it sees none of it.
        try (Server server = Server.in(folder, "--e2ee", "optional", "--history", "all")
                        .start();
                Visitors visitors = new Visitors()) {
            RawSocket locked = visitors.socket(server.socket());
            locked.send("{\"cmd\":\"join\",\"channel\":\"" + channel + "\",\"nick\":\"" + otherNick + "\",\"pass\":\""
                    + password + "\"}");
            JsonNode session = locked.await("session");
            Visitor visitor = visitors.join(server.socket(), channel, nick);
            said(visitor, new Saying.Chat(text));
            said(visitor, new Saying.Edit(1, edited));
            said(visitor, new Saying.React(1, reaction));
            said(visitor, new Saying.Emote(emote));
            said(visitor, new Saying.Other("whisper", Map.of("nick", otherNick, "text", text)));
            locked.send("this is no frame but holds " + text);
            server.kill();
            server.start();
            Visitor late = visitors.reader(server.socket(), channel, "latecomer");
            late.transcript().awaitSeq(4, Duration.ofSeconds(30));
            said(visitors.join(server.socket(), channel, "afterwards"), new Saying.Delete(1));
            server.stop();

            List<String> secrets = List.of(
                    text,
                    edited,
                    reaction,
                    emote,
                    channel,
                    nick,
                    otherNick,
                    password,
                    "latecomer",
                    session.path("token").stringValue("?"));
            assertThat(FilesHolding.any(List.of(server.data(), server.log()), secrets))
                    .isEmpty();
            // The search itself finds what is there.
            assertThat(FilesHolding.any(List.of(server.data()), List.of("partition_owner")))
                    .isNotEmpty();
        }
    }

    private static void said(Visitor visitor, Saying saying) throws Exception {
        SendOutcome outcome = visitor.room().say(saying, UUID.randomUUID()).get(30, TimeUnit.SECONDS);
        if (!(saying instanceof Saying.Other) && !(saying instanceof Saying.Delete)) {
            assertThat(outcome).isInstanceOf(SendOutcome.Acked.class);
        }
    }
}
