package hcchat.edge.replay;

import hcchat.edge.fanout.Told;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A piece of a room's past, opened.
///
/// @param linkBefore link(first − 1), or null when whoever gave the events doesn't know it
/// @param end whether nothing lies beyond in the direction that was asked for
record Chunk(List<Told> events, byte @Nullable [] linkBefore, boolean end) {}
