/// In: requests about messages, over HTTP. Out: what their senders may rely on.
/// Never: an owner that isn't a real one.
@NullMarked
package hcchat.command.rest.messages;

import org.jspecify.annotations.NullMarked;
