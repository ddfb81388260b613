package hcchat.command.rest;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/// Answers of endpoints that went well.
public final class Answers {
    private static final JsonMapper JSON = new JsonMapper();

    private Answers() {}

    /// @param object of texts, numbers, booleans, lists and such maps; in the order in which they are to stand
    public static ServerResponse json(HttpStatus status, Map<String, ?> object) {
        return json(ServerResponse.status(status), object);
    }

    /// With headers of one's own.
    public static ServerResponse json(ServerResponse.BodyBuilder answer, Map<String, ?> object) {
        return answer.contentType(MediaType.APPLICATION_JSON).body(JSON.writeValueAsBytes(object));
    }

    public static ServerResponse nothing() {
        return ServerResponse.noContent().build();
    }
}
