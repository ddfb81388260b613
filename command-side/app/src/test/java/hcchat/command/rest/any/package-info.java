/// In: the published document, and chance. Out: requests that it allows and requests that it doesn't, each with
/// its answer held against it.
/// Never: a request that can't be repeated by its seed.
@NullMarked
package hcchat.command.rest.any;

import org.jspecify.annotations.NullMarked;
