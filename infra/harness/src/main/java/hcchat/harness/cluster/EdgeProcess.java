package hcchat.harness.cluster;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// An edge alone in its process, for who wants to stop it. Its words: name, Kafka, query-side, owners.
final class EdgeProcess {
    static final String READY = "edge ready at ";

    private EdgeProcess() {}

    public static void main(String[] words) throws InterruptedException {
        List<String> owners = List.of(words).subList(3, words.length);
        try (EdgeSide edge = new EdgeSide(words[0], owners, words[1], words[2], Map.of())) {
            System.out.println(READY + edge.socket());
            new CountDownLatch(1).await();
        }
    }
}
