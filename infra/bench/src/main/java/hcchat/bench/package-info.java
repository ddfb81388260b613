/// In: a running server and a scenario. Out: a table and JSON, each delivery checked for loss, repeat and order.
/// Never: a figure from a run that lost a message.
@NullMarked
package hcchat.bench;

import org.jspecify.annotations.NullMarked;
