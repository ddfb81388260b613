@NullMarked
package hcchat.query.replay;

import org.jspecify.annotations.NullMarked;
