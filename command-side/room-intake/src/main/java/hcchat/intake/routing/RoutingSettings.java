package hcchat.intake.routing;

import hcchat.intake.IntakeClient;
import java.util.List;

/// @param edge the name under which owners know this process; unlike any other's, the same after a restart
/// @param seeds addresses of command-side instances, one at least; any knows who owns what
/// @param patienceMs how long a request may take
/// @param maxRequests how many may wait or be on their way at once, all owners together
/// @param maxBytes how many bytes these may hold, roughly
public record RoutingSettings(String edge, List<String> seeds, long patienceMs, int maxRequests, long maxBytes) {
    public RoutingSettings {
        seeds = List.copyOf(seeds);
        if (seeds.isEmpty() || edge.isEmpty() || patienceMs <= 0 || maxRequests <= 0 || maxBytes <= 0) {
            throw new IllegalArgumentException("a name, a seed and bounds above zero are needed");
        }
    }

    /// What production uses: 30,000 requests/s may wait for two seconds; 64 MiB are a thousand of the longest
    /// messages, or a hundred thousand usual ones.
    public static RoutingSettings of(String edge, List<String> seeds) {
        return new RoutingSettings(edge, seeds, IntakeClient.PATIENCE_MS, 1 << 16, 64L << 20);
    }
}
