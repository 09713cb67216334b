-- Updates by the people who run the site. Title, summary and body are Danish; `translation` has the English.
CREATE TABLE news (
    slug TEXT PRIMARY KEY,
    published_at TIMESTAMPTZ NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    author TEXT NOT NULL
);
CREATE INDEX news_by_time ON news (published_at);

-- The areas that an update is about; none where it is about the whole city or the site.
CREATE TABLE news_area (
    news TEXT NOT NULL REFERENCES news (slug),
    area TEXT NOT NULL REFERENCES area (code),
    PRIMARY KEY (news, area)
);

-- The goals, sub-goals and promises that an update is about.
CREATE TABLE news_goal (
    news TEXT NOT NULL REFERENCES news (slug),
    goal TEXT NOT NULL REFERENCES goal (id),
    PRIMARY KEY (news, goal)
);
