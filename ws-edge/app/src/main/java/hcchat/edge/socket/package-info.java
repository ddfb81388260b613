/// In: bytes of connections. Out: whole messages to a listener, and complete encoded frames to the peer, merged into
/// as few writes as there can be.
/// Never: a wait for a slow peer, a queue without a bound, a copy of a message a peer.
///
/// Threads: a listener hears one thing at a time of its socket, on a thread of the transport; everything else may be
/// called from any thread and never blocks. A socket's monitor guards its queue and is held for nothing else: it is
/// the innermost lock of the edge.
@NullMarked
package hcchat.edge.socket;

import org.jspecify.annotations.NullMarked;
