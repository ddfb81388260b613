@NullMarked
package hcchat.edge.account;

import org.jspecify.annotations.NullMarked;
