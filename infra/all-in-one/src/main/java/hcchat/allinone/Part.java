package hcchat.allinone;

import java.util.concurrent.CompletableFuture;

/// One shipped application in this process: a Spring context of its own.
public interface Part extends AutoCloseable {

    String name();

    /// Starts it; the answer completes when it serves, or fails with the reason why it never will.
    CompletableFuture<Void> start();

    /// Stops it within a few seconds; also when it has only half started. Its connections are used until then:
    /// what it stands on is closed afterwards.
    @Override
    void close();
}
