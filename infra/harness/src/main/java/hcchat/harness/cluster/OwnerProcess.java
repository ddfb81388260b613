package hcchat.harness.cluster;

import hcchat.command.CommandApplication;
import java.util.concurrent.CountDownLatch;

/// A command-side alone in its process, for who wants to kill or stop it.
final class OwnerProcess {
    static final String READY = "owner ready";

    private OwnerProcess() {}

    public static void main(String[] words) throws InterruptedException {
        try (CommandApplication.Running _ =
                CommandApplication.start(OwnerAddress.of(words).ports(OwnerShape.USUAL), OwnerAddress.rest(0))) {
            System.out.println(READY);
            new CountDownLatch(1).await();
        }
    }
}
