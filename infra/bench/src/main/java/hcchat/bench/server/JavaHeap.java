package hcchat.bench.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The heap of another JVM, asked by jcmd.
final class JavaHeap {
    private static final Pattern USED = Pattern.compile("(?:total|reserved) \\d+K(?:, committed \\d+K)?, used (\\d+)K");

    private JavaHeap() {}

    /// Bytes in use after a full collection.
    static long usedAfterCollection(long pid) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        String info = jcmd(pid, "GC.heap_info");
        long kilobytes = 0;
        // One line a generation; the metaspace's comes last and isn't heap.
        Matcher used = USED.matcher(info.split("Metaspace", 2)[0]);
        while (used.find()) {
            kilobytes += Long.parseLong(used.group(1));
        }
        return kilobytes * 1024;
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("jcmd " + command + " failed: " + output);
        }
        return output;
    }
}
