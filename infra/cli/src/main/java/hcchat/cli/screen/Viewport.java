package hcchat.cli.screen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/// Which rows of a conversation are on the screen: the last ones, or those up to where the user has scrolled. What is
/// looked at stays where it is while others are added.
final class Viewport {
    private final Conversation conversation;
    private final Layout layout;
    private final Set<Long> visible = new HashSet<>();
    /// The item at the bottom, null to follow the end.
    private @Nullable Spot bottom;

    /// How many rows of the bottom item are shown.
    private int shownOfBottom;

    private boolean atTop;

    Viewport(Conversation conversation, Layout layout) {
        this.conversation = conversation;
        this.layout = layout;
    }

    /// The rows from top to bottom, at most `height`.
    List<AttributedString> rows(int width, int height) {
        visible.clear();
        List<AttributedString> rows = upwards(width, height);
        if (bottom != null && rows.size() < height) {
            // The beginning is reached: the first screen, whole.
            toTop(width, height);
            rows = upwards(width, height);
        }
        return rows;
    }

    private List<AttributedString> upwards(int width, int height) {
        List<List<AttributedString>> found = new ArrayList<>();
        int many = 0;
        NavigableMap<Spot, Item> items = conversation.items();
        Map.Entry<Spot, Item> at = bottom == null ? items.lastEntry() : items.floorEntry(bottom);
        boolean first = true;
        while (at != null && many < height) {
            List<AttributedString> rows = layout.rows(conversation, at.getValue(), width);
            if (first && bottom != null && at.getKey().equals(bottom)) {
                rows = rows.subList(0, Math.min(rows.size(), shownOfBottom));
            }
            first = false;
            visible.add(at.getKey().turn() == 0 ? at.getKey().seq() : 0L);
            int fits = Math.min(rows.size(), height - many);
            found.add(rows.subList(rows.size() - fits, rows.size()));
            many += fits;
            atTop = fits == rows.size();
            at = items.lowerEntry(at.getKey());
        }
        atTop = at == null && (atTop || found.isEmpty());
        return found.reversed().stream().flatMap(List::stream).toList();
    }

    /// Whether a message is on the screen, as it was last laid out.
    boolean shows(long seq) {
        return visible.contains(seq);
    }

    boolean follows() {
        return bottom == null;
    }

    /// Whether the very first row is on the screen, as it was last laid out.
    boolean isAtTop() {
        return atTop;
    }

    void follow() {
        bottom = null;
    }

    /// Towards the past by so many rows, or to the future if negative.
    void scroll(int rows, int width) {
        NavigableMap<Spot, Item> items = conversation.items();
        if (items.isEmpty()) {
            return;
        }
        Map.Entry<Spot, Item> at = bottom == null ? items.lastEntry() : items.floorEntry(bottom);
        if (at == null) {
            at = items.firstEntry();
        }
        int all = height(at, width);
        int shown = bottom == null ? all : Math.min(all, shownOfBottom);
        for (int left = Math.abs(rows); left > 0; left--) {
            if (rows > 0) {
                shown--;
                if (shown == 0) {
                    Map.Entry<Spot, Item> before = items.lowerEntry(at.getKey());
                    if (before == null) {
                        shown = 1;
                        break;
                    }
                    at = before;
                    shown = height(at, width);
                }
            } else if (shown < height(at, width)) {
                shown++;
            } else {
                Map.Entry<Spot, Item> after = items.higherEntry(at.getKey());
                if (after == null) {
                    break;
                }
                at = after;
                shown = 1;
            }
        }
        boolean atEnd = at.getKey().equals(items.lastKey()) && shown == height(at, width);
        bottom = atEnd ? null : at.getKey();
        shownOfBottom = shown;
    }

    private void toTop(int width, int height) {
        int left = height;
        Map.Entry<Spot, Item> at = conversation.items().firstEntry();
        while (at != null) {
            int rows = height(at, width);
            if (rows >= left) {
                bottom = at.getKey();
                shownOfBottom = left;
                return;
            }
            left -= rows;
            at = conversation.items().higherEntry(at.getKey());
        }
        bottom = null;
    }

    private int height(Map.Entry<Spot, Item> entry, int width) {
        return layout.rows(conversation, entry.getValue(), width).size();
    }
}
