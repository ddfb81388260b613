package hcchat.allinone.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.allinone.KilledProcess;
import hcchat.allinone.host.DataFolder;
import hcchat.allinone.host.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class EmbeddedKafkaTest {
    private DataFolder folder;
    private EmbeddedKafka kafka;

    EmbeddedKafkaTest(@TempDir Path root) {
        folder = DataFolder.lock(root.resolve("data"));
        kafka = EmbeddedKafka.start(folder);
    }

    @AfterAll
    void stop() throws IOException {
        kafka.close();
        folder.close();
    }

    @Test
    void records_and_address_outlive_a_restart() throws Exception {
        makeTopic("restart");
        write("restart", "first");
        KafkaEndpoint before = kafka.endpoint();
        kafka.close();

        kafka = EmbeddedKafka.start(folder);
        write("restart", "second");

        assertThat(kafka.endpoint()).isEqualTo(before);
        assertThat(read("restart", 2)).containsExactly("first", "second");
    }

    @Test
    void a_folder_that_is_gone_is_made_anew() throws Exception {
        kafka.close();
        Folders.delete(folder.kafka());

        kafka = EmbeddedKafka.start(folder);
        makeTopic("anew");
        write("anew", "again");

        assertThat(read("anew", 1)).containsExactly("again");
    }

    @Test
    void a_folder_whose_making_was_cut_off_is_made_anew() throws Exception {
        kafka.close();
        Files.delete(folder.kafka().resolve("meta.properties"));

        kafka = EmbeddedKafka.start(folder);
        makeTopic("cut");

        assertThat(read("cut", 0)).isEmpty();
    }

    @Test
    void records_outlive_a_killed_process() throws Exception {
        makeTopic("kill");
        write("kill", "first");
        kafka.close();
        folder.close();
        KilledProcess.run(ServesUntilKilled.class, folder.root());

        folder = DataFolder.lock(folder.root());
        kafka = EmbeddedKafka.start(folder);
        write("kill", "second");

        assertThat(read("kill", 2)).containsExactly("first", "second");
    }

    private void makeTopic(String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private void write(String topic, String value) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", address(), "acks", "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private List<String> read(String topic, int expected) {
        Map<String, Object> settings = Map.of("bootstrap.servers", address());
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<String> read = new ArrayList<>();
            while (read.size() < expected) {
                consumer.poll(Duration.ofSeconds(1)).forEach(found -> read.add(found.value()));
            }
            return read;
        }
    }

    private String address() {
        return kafka.endpoint().bootstrapServers();
    }
}
