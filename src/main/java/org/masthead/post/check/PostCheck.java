package org.masthead.post.check;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.EastAsianWidth;
import com.ibm.icu.lang.UProperty;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.AssetImages;
import org.masthead.asset.picture.ImageView;
import org.masthead.asset.picture.Pictures;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.post.content.PostContent;
import org.masthead.text.markdown.Markdown;
import org.masthead.text.markdown.Survey;

/** Looks at what a post holds for what an editor would regret. Needs a transaction. */
@Singleton
public class PostCheck {

    /** Width of a title that search results show whole. */
    private static final int WIDEST_TITLE = 60;

    /** What a Han or another wide character takes of it; every other takes one. */
    private static final int WIDE = 2;

    private final AssetImages assets;
    private final DeadLinks links;
    private final CheckConfig config;

    PostCheck(AssetImages assets, DeadLinks links, CheckConfig config) {
        this.assets = assets;
        this.links = links;
        this.config = config;
    }

    /**
     * Refuses what is not fit for readers, where the site demands that.
     *
     * @throws ProblemException CHECK_FAILED with the findings
     */
    public void demand(PostContent content) {
        if (!config.demandCheck()) {
            return;
        }
        CheckView checked = check(content);
        if (!checked.publishable()) {
            String message = "The check of the post found errors; mend them before it is published.";
            throw new ProblemException(ProblemType.CHECK_FAILED, message).with("findings", checked.findings());
        }
    }

    CheckView check(PostContent content) {
        Findings findings = new Findings();
        @Nullable String searched = content.seo().title();
        if (isBlank(searched)) {
            checkTitle("title", content.title(), findings);
        }
        if (isBlank(content.excerpt()) && isBlank(content.seo().description())) {
            String message = "The post has neither an excerpt nor a description for search engines, so both are the"
                    + " beginning of the body; write one of them.";
            findings.add(Finding.of(FindingCode.EXCERPT_MISSING, "excerpt", message));
        }
        Pictures pictures = assets.ofIds(content.assets().keySet());
        checkBody(content, pictures, findings);
        checkCovers(pictures.views(content.images()), findings);
        if (searched != null && !searched.isBlank()) {
            checkTitle("seo.title", searched, findings);
        }
        return CheckView.of(findings);
    }

    private void checkBody(PostContent content, Pictures pictures, Findings findings) {
        Survey survey = Markdown.survey(content.body());
        DeadLinks.Verdict dead = links.among(survey, content);
        BodyCheck body = new BodyCheck(pictures, findings);
        survey.parts().forEach(part -> {
            body.check(part);
            if (part instanceof Survey.Link link) {
                dead.complaint(link).ifPresent(findings::add);
            }
        });
    }

    private static void checkCovers(List<ImageView> images, Findings findings) {
        for (int i = 0; i < images.size(); i++) {
            if (isBlank(images.get(i).alt())) {
                String message = "The cover `" + BodyCheck.shown(images.get(i).url())
                        + "` has no alternative text; say what it shows, for those who do not see it.";
                findings.add(Finding.of(FindingCode.IMAGE_ALT_MISSING, "images[" + i + "].alt", message));
            }
        }
    }

    private static void checkTitle(String field, String title, Findings findings) {
        int width = title.strip().codePoints().map(PostCheck::width).sum();
        if (width > WIDEST_TITLE) {
            String message = "`" + field + "` is " + width + " wide, and search results cut it at " + WIDEST_TITLE
                    + " (a wide character, such as a Chinese one, counts " + WIDE + "); shorten it"
                    + (field.equals("title") ? ", or give a `seo.title`." : ".");
            findings.add(Finding.of(FindingCode.TITLE_LONG, field, message));
        }
    }

    private static int width(int codePoint) {
        int width = UCharacter.getIntPropertyValue(codePoint, UProperty.EAST_ASIAN_WIDTH);
        return width == EastAsianWidth.WIDE || width == EastAsianWidth.FULLWIDTH ? WIDE : 1;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
