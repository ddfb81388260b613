package hcchat.allinone;

import java.util.List;

/// The applications that make up the server, in the order in which they start.
final class Parts {
    private Parts() {}

    static List<Part> on(Ground ground) {
        return List.of();
    }
}
