package hcchat.command.rest;

import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.ServerResponse;

/// One thing that can be asked of REST. It answers at its path and, the same, behind `/api`.
///
/// @param path such as `/auth/devices/{id}`
public record Endpoint(HttpMethod method, String path, Access access, Handler handler) {
    /// Answers a call.
    public interface Handler {
        /// @throws Refused to answer with a problem
        ServerResponse answer(Call call) throws IOException;
    }

    /// What offers endpoints; each bean of this kind takes part.
    public interface Source {
        Iterable<Endpoint> endpoints();
    }
}
