package hcchat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClientFrameTest {
    private static final String SECRET = "what nobody may read";

    static Stream<Class<?>> everyFrame() {
        return Arrays.stream(ClientFrame.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("everyFrame")
    void no_frame_prints_what_a_user_wrote(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] fields = type.getRecordComponents();
        Object[] values = Arrays.stream(fields).map(ClientFrameTest::value).toArray();
        Class<?>[] types = Arrays.stream(fields).map(RecordComponent::getType).toArray(Class[]::new);

        assertThat(type.getDeclaredConstructor(types).newInstance(values).toString())
                .doesNotContain(SECRET)
                .startsWith(type.getSimpleName());
    }

    // `cmd` of a known command is ours to print: its word comes from a list.
    private static @Nullable Object value(RecordComponent field) {
        boolean fromList = field.getName().equals("cmd") && field.getDeclaringRecord() != ClientFrame.Unknown.class;
        return switch (field.getType().getSimpleName()) {
            case "String" -> fromList ? "typing" : SECRET;
            case "long" -> 1L;
            case "int" -> 1;
            case "boolean" -> true;
            case "Code" -> Code.BAD_FRAME;
            default -> null;
        };
    }
}
