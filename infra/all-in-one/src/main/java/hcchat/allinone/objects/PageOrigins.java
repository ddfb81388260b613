package hcchat.allinone.objects;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gaul.s3proxy.CrossOriginResourceSharing;

/// Whose pages may ask the store: those that may call REST, and the edge's own, by whatever name its host goes.
final class PageOrigins {
    private PageOrigins() {}

    /// What opens an object is its URL, not who asks: these rules keep nothing secret, they let pages in.
    ///
    /// @param edgePort of the pages that the edge serves
    /// @param others each as a browser sends it
    static CrossOriginResourceSharing rules(int edgePort, Set<String> others) {
        List<String> patterns = Stream.concat(
                        Stream.of("https?://[^/:]+:" + edgePort, "https?://\\[[0-9a-f:.]+]:" + edgePort),
                        others.stream().map(Pattern::quote))
                .toList();
        return new CrossOriginResourceSharing(
                patterns, List.of("GET", "HEAD", "PUT"), List.of("*"), List.of("ETag"), "false");
    }
}
