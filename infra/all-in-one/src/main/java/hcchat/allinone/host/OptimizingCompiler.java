package hcchat.allinone.host;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The JVM's optimizing compiler. On one core it used 3 s of a start's 8 and a quarter of the first two minutes, while
/// messages waited; what it makes is wanted soon, not now.
public final class OptimizingCompiler {
    private static final Logger LOG = LoggerFactory.getLogger(OptimizingCompiler.class);
    private static final Path THREADS = Path.of("/proc/self/task");
    // The kernel keeps 15 characters of a name.
    private static final String NAME = "C2 CompilerThre";
    private static final int PRIO_PROCESS = 0;
    // A tenth of a core that others want, all of one that nobody does.
    private static final int NICENESS = 10;

    private OptimizingCompiler() {}

    /// Lets it yield to everything else in the process (setpriority(2), which on Linux is about one thread). The
    /// JVM must have started all of its threads (`-XX:-UseDynamicNumberOfCompilerThreads`): later ones aren't
    /// seen. Elsewhere than on Linux nothing happens.
    public static void yieldToOthers() {
        if (!Files.isDirectory(THREADS)) {
            return;
        }
        MethodHandle setPriority = setPriority();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
            for (Path thread : threads) {
                if (Files.readString(thread.resolve("comm")).startsWith(NAME)) {
                    lower(setPriority, Integer.parseInt(thread.getFileName().toString()));
                }
            }
        } catch (IOException threadEnded) {
            LOG.debug("The compiler's threads can't be read", threadEnded);
        }
    }

    @SuppressWarnings("restricted") // the launcher's --enable-native-access allows it
    private static MethodHandle setPriority() {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("setpriority"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    }

    private static void lower(MethodHandle setPriority, int thread) {
        try {
            int failed = (int) setPriority.invokeExact(PRIO_PROCESS, thread, NICENESS);
            LOG.debug("The compiler's thread {} yields: {}", thread, failed == 0);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
