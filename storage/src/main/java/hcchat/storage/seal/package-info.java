/// How the server seals what it writes itself, on top of what clients encrypt.
/// In: a key, bytes, the header they belong to. Out: sealed bytes, and back.
/// Never: a nonce twice under one key, a key in a string.
@NullMarked
package hcchat.storage.seal;

import org.jspecify.annotations.NullMarked;
