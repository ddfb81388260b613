package hcchat.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The programs of docs/client.md are programs.
class ClientPageTest {
    private static final Path PAGE = Path.of("../../docs/client.md");
    private static final Pattern PROGRAM = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path classes;

    @Test
    void what_the_page_shows_compiles() throws Exception {
        List<String> programs = PROGRAM.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(programs).hasSize(3);
        assertThat(compile("Shortest", programs.getFirst())).isEmpty();
        assertThat(compile("Diarist", """
            import hcchat.client.*;
            import java.nio.file.Path;
            class Diarist { void open(ClientSettings settings) throws Exception { %s } }
            """.formatted(programs.get(1)))).isEmpty();
        assertThat(compile("Sender", """
            import hcchat.client.*;
            import hcchat.client.file.*;
            import java.nio.file.Path;
            class Sender { void send(Room lobby, ClientSettings settings) throws Exception { %s } }
            """.formatted(programs.getLast()))).isEmpty();
    }

    /// @return what the compiler says
    private String compile(String name, String program) {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        StringWriter said = new StringWriter();
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("page:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreErrors) {
                        return program;
                    }
                };
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> options = List.of("-d", classes.toString(), "-cp", path, "-proc:none");
        compiler.getTask(said, null, null, options, null, List.of(source)).call();
        return said.toString();
    }
}
