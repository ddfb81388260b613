/// What processes use, looked at on this process and its children.
@NullMarked
package hcchat.bench.server;

import org.jspecify.annotations.NullMarked;
