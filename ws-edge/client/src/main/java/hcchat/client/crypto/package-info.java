/// End-to-end encryption; docs/crypto.md is its specification, the published vectors hold it.
/// In: a passphrase and the server's salt; texts and the places where they stand. Out: envelopes; texts, or why not.
/// Never: a key, a passphrase or a text in a message, an exception or a log.
@NullMarked
package hcchat.client.crypto;

import org.jspecify.annotations.NullMarked;
