package hcchat.log.kafka;

/// The end of a subscription's thread.
final class Threads {
    private Threads() {}

    /// Waits for it, unless it is the caller itself: a call-back may close its own subscription.
    static void await(Thread thread) {
        if (thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
