/// How one deployable calls another: addresses, channels, servers, service tokens. The same code in one process and
/// over TCP.
/// In: an address `inprocess:name` or `host:port`, a token. Out: calls whose caller is known.
/// Never: a call without a token, or a token in a log line.
@NullMarked
package hcchat.intake.transport;

import org.jspecify.annotations.NullMarked;
