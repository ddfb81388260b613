package hcchat.allinone.postgres;

import hcchat.allinone.KilledProcess;
import hcchat.allinone.host.DataFolder;
import java.io.IOException;
import java.nio.file.Path;

/// A server process that is killed and leaves its PostgreSQL running.
final class LeavesAnOrphan {
    private LeavesAnOrphan() {}

    /// Returns the process id of the PostgreSQL that is left.
    static long on(Path folder) throws IOException, InterruptedException {
        return Long.parseLong(KilledProcess.run(LeavesAnOrphan.class, folder));
    }

    public static void main(String[] arguments) throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(DataFolder.lock(Path.of(arguments[0])));
        KilledProcess.serves(Long.toString(postgres.processId().orElseThrow()));
    }
}
