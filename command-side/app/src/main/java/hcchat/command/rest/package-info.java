/// What all of REST shares: where it answers, who may call, how fast, and how it says no.
/// In: HTTP. Out: JSON, and for every refusal a problem document with a stable code.
/// Never: a stack trace, a name, a token or an address in a log line; an endpoint that the document doesn't describe.
@NullMarked
package hcchat.command.rest;

import org.jspecify.annotations.NullMarked;
