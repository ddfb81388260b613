/// In: a folder, a port number, a private value to keep. Out: the same, held for this process alone, or one clear
/// sentence why not.
/// Never: two servers on one folder.
@NullMarked
package hcchat.allinone.host;

import org.jspecify.annotations.NullMarked;
