package hcchat.allinone.objects;

import static hcchat.allinone.objects.StoreUnderTest.LIFE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hcchat.allinone.objects.AwsCli.Said;
import hcchat.storage.objects.AccessKey;
import hcchat.storage.objects.ObjectStore.Stored;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Debian's awscli, which signs by itself: it agrees with what we sign, and with who may do what.
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class S3ClientsTest {
    private static final String KEY = "rooms/r_a/2026/01/01/judged.bin";
    private static final Pattern DATE = Pattern.compile("X-Amz-Date=([0-9TZ]+)");

    private final Path root;
    private final StoreUnderTest store;

    S3ClientsTest(@TempDir Path folder) throws Exception {
        assumeTrue(AwsCli.isInstalled(), "left out: awscli isn't installed here");
        root = folder;
        store = StoreUnderTest.start(folder.resolve("data"));
    }

    @BeforeAll
    void putOne() throws Exception {
        Files.writeString(root.resolve("file"), "12345");
        assertThat(store.put(store.bucket().presigner().put(KEY, "image/jpeg", 5, LIFE), 5))
                .isEqualTo(200);
    }

    @AfterAll
    void stop() throws Exception {
        store.close();
    }

    @Test
    void a_url_of_ours_is_the_one_that_it_makes_in_the_same_second() {
        String theirs = aws(store.endpoint().presign())
                .run("s3", "presign", "s3://hc-attachments/" + KEY, "--expires-in", "600")
                .text()
                .strip();
        Matcher date = DATE.matcher(theirs);
        assertThat(date.find()).as(theirs).isTrue();
        Instant second = LocalDateTime.parse(date.group(1), DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'"))
                .toInstant(ZoneOffset.UTC);

        URI ours = store.presigner(Clock.fixed(second, ZoneOffset.UTC))
                .get(KEY, LIFE)
                .url();

        assertThat(ours.getPath()).isEqualTo(URI.create(theirs).getPath());
        assertThat(fields(ours)).isEqualTo(fields(URI.create(theirs)));
    }

    @Test
    void the_servers_user_does_everything_in_the_bucket() {
        AwsCli server = aws(store.endpoint().server());
        String file = root.resolve("file").toString();

        assertThat(server.run("s3", "cp", file, "s3://hc-attachments/mine.bin").code())
                .isZero();
        assertThat(server.run("s3", "ls", "s3://hc-attachments", "--recursive").text())
                .contains("mine.bin")
                .contains(KEY);
        assertThat(server.run("s3", "rm", "s3://hc-attachments/mine.bin").code())
                .isZero();
        assertThat(store.bucket().store().head("mine.bin")).isNull();
    }

    @Test
    void the_servers_user_has_no_other_bucket() {
        assertRefused(aws(store.endpoint().server()).run("s3api", "create-bucket", "--bucket", "another"));
    }

    @Test
    void the_presigners_user_puts_and_gets() {
        AwsCli presign = aws(store.endpoint().presign());
        String file = root.resolve("file").toString();
        String read = root.resolve("read").toString();

        assertThat(presign.run("s3api", "put-object", "--bucket", "hc-attachments", "--key", "put.bin", "--body", file)
                        .code())
                .isZero();
        assertThat(presign.run("s3api", "get-object", "--bucket", "hc-attachments", "--key", "put.bin", read)
                        .code())
                .isZero();
        assertThat(store.bucket().store().head("put.bin"))
                .extracting(Stored::bytes)
                .isEqualTo(5L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list-objects-v2 --bucket hc-attachments",
                "delete-object --bucket hc-attachments --key " + KEY,
                "copy-object --bucket hc-attachments --key copy.bin --copy-source hc-attachments/" + KEY,
            })
    void the_presigners_user_neither_lists_nor_deletes_nor_copies(String call) {
        refuses(call);
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "list-buckets",
                "create-bucket --bucket another",
                "delete-bucket --bucket hc-attachments",
                "get-bucket-acl --bucket hc-attachments",
                "list-multipart-uploads --bucket hc-attachments",
                "put-object-acl --bucket hc-attachments --key " + KEY + " --acl public-read",
                "create-multipart-upload --bucket hc-attachments --key parts.bin"
            })
    void the_presigners_user_does_nothing_else(String call) {
        refuses(call);
    }

    private void refuses(String call) {
        String[] words = ("s3api " + call).split(" ");

        assertRefused(aws(store.endpoint().presign()).run(words));

        assertThat(store.bucket().store().head(KEY)).isNotNull();
        assertThat(store.bucket().store().head("copy.bin")).isNull();
    }

    private static void assertRefused(Said said) {
        assertThat(said.code()).as(said.text()).isNotZero();
        assertThat(said.text()).containsAnyOf("AccessDenied", "InvalidAccessKeyId", "Forbidden");
    }

    private AwsCli aws(AccessKey user) {
        return new AwsCli(store.endpoint().address(), user, root);
    }

    private static Set<String> fields(URI url) {
        return Arrays.stream(url.getRawQuery().split("&")).collect(Collectors.toSet());
    }
}
