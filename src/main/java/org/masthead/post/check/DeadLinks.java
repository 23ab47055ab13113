package org.masthead.post.check;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.masthead.live.LiveSlugRepository;
import org.masthead.live.LiveSlugRepository.Kind;
import org.masthead.post.content.PostContent;
import org.masthead.site.Site;
import org.masthead.text.Slug;
import org.masthead.text.markdown.Survey;

/** Finds the links of a body that lead nowhere: within the body, and to records of this site. Needs a transaction. */
@Singleton
class DeadLinks {

    /** The top of a page (WHATWG HTML §7.4.6.4). */
    private static final String TOP = "top";

    private final Site site;
    private final LiveSlugRepository slugs;

    DeadLinks(Site site, LiveSlugRepository slugs) {
        this.site = site;
        this.slugs = slugs;
    }

    /** Which links of a body are dead; at most one statement for each kind of record. */
    Verdict among(Survey survey, PostContent content) {
        SitePaths paths = SitePaths.of(site);
        Map<String, Map<Kind, String>> targets = new HashMap<>();
        Map<Kind, Set<String>> wanted = new EnumMap<>(Kind.class);
        for (Survey.Part part : survey.parts()) {
            if (part instanceof Survey.Link link) {
                Map<Kind, String> meant = targets.computeIfAbsent(link.destination(), paths::slugs);
                meant.forEach((kind, slug) -> {
                    // What is no slug, and may be no text for the database, is not there.
                    if (Slug.violation(slug).isEmpty()) {
                        wanted.computeIfAbsent(kind, none -> new HashSet<>()).add(slug);
                    }
                });
            }
        }
        Map<Kind, Set<String>> alive = new EnumMap<>(Kind.class);
        wanted.forEach((kind, all) -> alive.put(kind, new HashSet<>(slugs.leading(kind, all))));
        Set<String> posts = alive.computeIfAbsent(Kind.POST, none -> new HashSet<>());
        // Where the post itself will stand once it is live.
        posts.add(content.slug());
        posts.addAll(content.aliases());
        return new Verdict(targets, alive, survey.anchors());
    }

    /**
     * What is known of the links of one body.
     *
     * @param targets the records that an address may mean
     * @param alive the slugs that lead somewhere
     * @param anchors of the body itself
     */
    record Verdict(Map<String, Map<Kind, String>> targets, Map<Kind, Set<String>> alive, Set<String> anchors) {

        Optional<Finding> complaint(Survey.Link link) {
            String destination = link.destination();
            String shown = "The link `" + BodyCheck.shown(destination) + "` leads nowhere: ";
            if (destination.startsWith("#")) {
                return leadsWithin(destination)
                        ? Optional.empty()
                        : Optional.of(Finding.inBody(
                                FindingCode.LINK_DEAD,
                                link.place(),
                                shown + "the body has no heading or footnote with this anchor. Name one that it has."));
            }
            Map<Kind, String> meant = targets.getOrDefault(destination, Map.of());
            boolean leads = meant.isEmpty()
                    || meant.entrySet().stream()
                            .anyMatch(target -> alive.getOrDefault(target.getKey(), Set.of())
                                    .contains(target.getValue()));
            return leads
                    ? Optional.empty()
                    : Optional.of(Finding.inBody(FindingCode.LINK_DEAD, link.place(), shown + missing(meant)));
        }

        private boolean leadsWithin(String destination) {
            // What stands behind ":~:" says which words to show, not where they are.
            String fragment = SitePaths.decoded(destination.substring(1).replaceFirst("(?s):~:.*", ""));
            return fragment.isEmpty() || fragment.equalsIgnoreCase(TOP) || anchors.contains(fragment);
        }

        private static String missing(Map<Kind, String> meant) {
            List<String> reasons = new ArrayList<>();
            meant.forEach((kind, slug) -> reasons.add(
                    (kind == Kind.POST ? "no live post" : "no " + kind.name().toLowerCase(Locale.ROOT))
                            + " has the slug `" + BodyCheck.shown(slug) + "`, nor had it"));
            boolean post = meant.containsKey(Kind.POST);
            return String.join("; ", reasons) + ". Change the link" + (post ? ", or publish that post first." : ".");
        }
    }
}
