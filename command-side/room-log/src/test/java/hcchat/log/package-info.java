@NullMarked
package hcchat.log;

import org.jspecify.annotations.NullMarked;
