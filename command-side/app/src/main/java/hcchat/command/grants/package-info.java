/// Access tokens: short JWTs that anybody can verify by the published keys.
/// In: who is given what. Out: a signed token, and what one says that came back.
/// Never: a private key outside this process, a token that outlives its key's publication.
@NullMarked
package hcchat.command.grants;

import org.jspecify.annotations.NullMarked;
